package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** The pages of a candidate, each in each of its states: fits every window, meets axe's rules, asks nobody else for anything. */
class CandidatePagesTest extends Story {
  @Test void home() {
    var page = visitor();
    page.navigate("/");
    assertThat(page.locator("article.certification").first()).isVisible();
    look.at(page, "home");
  }
}
