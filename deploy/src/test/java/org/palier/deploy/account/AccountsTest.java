package org.palier.deploy.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palier.deploy.StoreFixture;
import org.palier.deploy.store.Outcome;
import org.palier.engine.account.Account;
import org.palier.engine.account.Accounts;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

class AccountsTest extends StoreFixture {
  private Accounts accounts;

  @BeforeEach void declare() {
    accounts = new Accounts(store);
    Outcome.of(accounts.declare());
  }

  @Test void an_account_is_found_by_id_and_by_e_mail_in_any_spelling() {
    var zoe = created("zoe@example.org", "Zoé Dupré");
    assertEquals(Optional.of(zoe), Outcome.of(accounts.find(zoe.id())));
    assertEquals(Optional.of(zoe), Outcome.of(accounts.find(new Email(" ZOE@example.org"))));
    assertEquals(Optional.empty(), Outcome.of(accounts.find("a-nobody")));
    assertEquals(Optional.empty(), Outcome.of(accounts.find(new Email("nobody@example.org"))));
  }

  @Test void an_e_mail_belongs_to_one_account() {
    created("zoe@example.org", "Zoé");
    var again = Account.candidate(new Email("Zoe@Example.org"), "Another", Language.EN, clock.instant());
    assertEquals(Reason.ALREADY_REGISTERED, Outcome.failure(Refused.class, accounts.create(again)).reason());
  }

  @Test void staff_find_people_by_the_beginning_of_name_or_e_mail() {
    var zoe = created("zoe@example.org", "Dupré Zoé");
    var ali = created("dupont@example.org", "Ali Benali");
    var eve = created("eve@example.org", "DUPRAT Ève");
    assertEquals(List.of(ali, eve, zoe), Outcome.of(accounts.search("dup", 200)));
    assertEquals(List.of(zoe), Outcome.of(accounts.search("DUPRE", 200)));
    assertEquals(List.of(ali, eve), Outcome.of(accounts.search("", 2)));
    assertEquals(List.of(), Outcome.of(accounts.search("pre", 200)));
  }

  @Test void changes_made_at_once_are_all_kept() {
    var zoe = created("zoe@example.org", "Zoé");
    var changes = IntStream.range(0, 4).mapToObj(n -> accounts.update(zoe.id(), account ->
        account.with(account.credentials().withStepUsed(account.credentials().lastTotpStep() + 1)))).toList();
    Outcome.of(Future.all(changes));
    assertEquals(4, Outcome.of(accounts.find(zoe.id())).orElseThrow().credentials().lastTotpStep());
  }

  @Test void changing_what_is_not_there_is_refused() {
    assertEquals(Reason.NOT_FOUND, Outcome.failure(Refused.class, accounts.update("a-nobody", Account::withClosed)).reason());
  }

  @Test void an_erased_account_is_closed_keeps_its_id_and_is_found_by_nothing_else() {
    var zoe = created("zoe@example.org", "Zoé Dupré");
    Outcome.of(accounts.erase(zoe.id()));
    var erased = Outcome.of(accounts.find(zoe.id())).orElseThrow();
    assertTrue(erased.closed());
    assertFalse(erased.name().contains("Zoé"));
    assertEquals(Optional.empty(), Outcome.of(accounts.find(zoe.email())));
    assertEquals(List.of(), Outcome.of(accounts.search("zo", 200)));
    assertEquals(List.of(), Outcome.of(accounts.search("", 200)));
    assertEquals(List.of(), Outcome.of(accounts.search("a-", 200)));
    created("zoe@example.org", "Somebody new");
    Outcome.of(accounts.erase(zoe.id()));
  }

  private Account created(String email, String name) {
    return Outcome.of(accounts.create(Account.candidate(new Email(email), name, Language.FR, clock.instant())));
  }
}
