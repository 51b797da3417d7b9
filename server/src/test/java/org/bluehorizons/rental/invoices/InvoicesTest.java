package org.bluehorizons.rental.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.rental.Markets;
import org.bluehorizons.rental.Money;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class InvoicesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    @Autowired private Invoices invoices;
    @Autowired private Markets markets;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transactions;

    @Test
    void numbersWithoutGapsOrTwinsWhateverRollsBack() {
        var numbers = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(index -> threads.submit(() -> issueOrRollBack(index, numbers)));
        }
        assertThat(numbers.stream().sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 150).mapToObj("KR-2026-%06d"::formatted).toList());
    }

    private void issueOrRollBack(int index, ConcurrentLinkedQueue<String> numbers) {
        var number =
                transactions.execute(transaction -> {
                    var issued = invoices.issue(draft("KR", "race:" + index, NOW, "100"));
                    if (index % 4 == 0) {
                        transaction.setRollbackOnly();
                    }
                    return issued.document().number();
                });
        if (index % 4 != 0) {
            numbers.add(number);
        }
    }

    @Test
    void invoicesASubjectOnceWhoeverIsFirst() {
        var subject = "twice:" + UUID.randomUUID();
        var issued = new ConcurrentLinkedQueue<Invoice>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(_ -> threads.submit(() -> issued.add(issue(subject, "10.00"))));
        }
        assertThat(issued).hasSize(20).allMatch(issued.peek()::equals);
        assertThat(issue(subject, "99.00").document().total()).isEqualTo(sgd("10.00"));
    }

    @Test
    void beginsAnewEachYearWhereTheSellerIs() {
        var old = issueAt("JP", "2030-12-31T14:59:59Z");
        var fresh = issueAt("JP", "2030-12-31T15:00:00Z");
        assertThat(old.document().number()).isEqualTo("JP-2030-000001");
        assertThat(fresh.document().number()).isEqualTo("JP-2031-000001");
        assertThat(fresh.document().date()).isEqualTo("2031-01-01");
    }

    @Test
    void tellsTheTaxThatIsContained() {
        var document = issue("tax:1", "10.90").document();
        assertThat(document.tax().amount()).isEqualTo(sgd("0.90"));
        assertThat(document.net()).isEqualTo(sgd("10.00"));
        assertThat(document.seller().name()).isEqualTo("Blue Horizons Pte. Ltd.");
        assertThat(document.buyer().name()).isEqualTo("Tan Wei Ling");
    }

    @Test
    void takesBackWithCreditNotesNeverMoreThanTheInvoice() {
        var invoice = issue("credited:1", "20.00");
        var note = credit(invoice, "15.00");
        assertThat(note.document().kind()).isEqualTo("credit_note");
        assertThat(note.document().corrects()).isEqualTo(invoice.document().number());
        assertThat(note.document().total()).isEqualTo(sgd("-15.00"));
        assertThatThrownBy(() -> credit(invoice, "5.01"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("credit_too_large"));
        assertThat(credit(invoice, "5.00").document().total()).isEqualTo(sgd("-5.00"));
        assertThatThrownBy(() -> credit(note, "1.00")).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesBackOnceForOneReason() {
        var invoice = issue("credited:2", "20.00");
        var note = refund(invoice, "refund:1");
        assertThat(refund(invoice, "refund:1")).isEqualTo(note);
        assertThat(refund(invoice, "refund:2")).isNotEqualTo(note);
    }

    private Invoice refund(Invoice invoice, String subject) {
        return transactions.execute(
                _ -> invoices.creditNote(invoice.id(), subject, sgd("10.00"), "Refund"));
    }

    @Test
    void neverChangesAnInvoiceAgain() {
        var invoice = issue("kept:1", "20.00");
        for (var change :
                List.of("UPDATE rental.invoice SET total = 1", "DELETE FROM rental.invoice")) {
            assertThatThrownBy(() ->
                            database.sql(change + " WHERE id = :id")
                                    .param("id", invoice.id())
                                    .update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void issuesOnlyTogetherWithWhatIsInvoiced() {
        assertThatThrownBy(() -> invoices.issue(draft("SG", "alone:1", NOW, "1")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private Invoice issue(String subject, String amount) {
        return committed(draft("SG", subject, NOW, amount));
    }

    private Invoice issueAt(String market, String at) {
        return committed(draft(market, market + at, Instant.parse(at), "100"));
    }

    private Invoice committed(Draft draft) {
        return transactions.execute(_ -> invoices.issue(draft));
    }

    private Invoice credit(Invoice invoice, String amount) {
        return transactions.execute(
                _ -> invoices.creditNote(invoice.id(), sgd(amount), "Refund: the car was dirty"));
    }

    private Draft draft(String code, String subject, Instant at, String amount) {
        var market = markets.get(code);
        return new Draft(
                market,
                Draft.Kind.INVOICE,
                new Buyer("Tan Wei Ling", "wei.ling@example.com", ""),
                null,
                null,
                null,
                subject,
                List.of(
                        InvoiceLine.of(
                                "Trip", new Money(new BigDecimal(amount), market.currency()))),
                at);
    }

    private static Money sgd(String amount) {
        return new Money(new BigDecimal(amount), "SGD");
    }
}
