package org.bluehorizons.rental.drivers;

import java.util.Objects;
import java.util.regex.Pattern;
import org.bluehorizons.platform.Rules;
import org.bluehorizons.rental.Markets;
import org.jspecify.annotations.Nullable;

/** What is known of somebody who registers; checked. The phone is empty when there is none. */
record NewDriver(String market, String name, String email, String phone, String locale) {

    static final String NAME_RULE = "1 to 100 characters, none of them a control character";
    static final String PHONE_RULE = "E.164, such as +6581234567";
    static final String LOCALE_RULE = "a language and country such as en-SG";

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}");

    /** Text left out is empty, the locale the market's. */
    static NewDriver of(
            @Nullable String market,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String locale,
            Markets markets,
            Rules rules) {
        var where = markets.find(Objects.requireNonNullElse(market, ""));
        rules.check(where.isPresent(), "market", "a country where we rent, such as SG");
        var wanted =
                new NewDriver(
                        Objects.requireNonNullElse(market, ""),
                        Objects.requireNonNullElse(name, "").strip(),
                        Objects.requireNonNullElse(email, "").strip(),
                        Objects.requireNonNullElse(phone, "").strip(),
                        locale == null
                                ? where.map(known -> known.locale()).orElse("en-SG")
                                : locale);
        checkName(wanted.name, rules);
        checkPhone(wanted.phone, rules);
        checkLocale(wanted.locale, rules);
        return wanted;
    }

    static void checkName(String name, Rules rules) {
        rules.check(NAME.matcher(name).matches(), "name", NAME_RULE);
    }

    static void checkPhone(String phone, Rules rules) {
        rules.check(phone.isEmpty() || PHONE.matcher(phone).matches(), "phone", PHONE_RULE);
    }

    static void checkLocale(String locale, Rules rules) {
        rules.check(LOCALE.matcher(locale).matches(), "locale", LOCALE_RULE);
    }
}
