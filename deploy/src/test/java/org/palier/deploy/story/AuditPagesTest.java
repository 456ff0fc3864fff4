package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.palier.engine.account.Role;

/** What an auditor and a developer read. */
class AuditPagesTest extends Story {
  @Test void the_list_and_the_record_of_a_sitting_are_fine_in_every_window() {
    var nadia = stage.candidate("Nadia", "Benali");
    var sitting = stage.sits(stage.entryTest(nadia), 12, 9);
    var running = stage.started(stage.entryTest(nadia), Duration.ofMinutes(45));
    var page = signedIn(stage.staff("Aude Vial", Role.AUDITOR));
    page.navigate("/audit.html");
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nadia Benali")).first()).isVisible();
    look.at(page, "audit-list");
    page.getByRole(AriaRole.SEARCHBOX).fill("personne de ce nom");
    look.at(page, "audit-list-empty");
    page.navigate("/audit.html#/sittings/" + sitting);
    assertThat(page.locator(".proof-equal")).hasCount(2);
    page.locator("details.raw summary").first().click();
    look.at(page, "audit-record");
    page.navigate("/audit.html#/sittings/" + running);
    assertThat(page.getByText("Pas encore terminée").first()).isVisible();
    look.at(page, "audit-record-running");
    watch.expect(".*status of 404.*");
    page.navigate("/audit.html#/sittings/nothing");
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    look.at(page, "audit-record-missing");
  }

  @Test void the_contract_is_readable() {
    var page = visitor();
    page.navigate("/api.html");
    assertThat(page.getByText("/api/my/path").first()).isVisible();
    look.glance(page, "api-whole");
    // Its parts repeat: those about results stand for all.
    page.getByRole(AriaRole.SEARCHBOX).fill("result");
    assertThat(page.getByText("/api/my/path")).not().isVisible();
    look.at(page, "api");
  }
}
