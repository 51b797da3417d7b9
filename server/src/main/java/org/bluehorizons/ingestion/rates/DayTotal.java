package org.bluehorizons.ingestion.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A day's prices in one currency.
 *
 * @param total their exact sum
 * @param prices how many, at least 1
 */
record DayTotal(LocalDate day, Currency currency, BigDecimal total, long prices) {}
