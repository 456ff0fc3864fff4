package org.palier.deploy.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.palier.engine.examsession.ExamSession;

/** Somebody at a centre's desk. */
record CentreHand(Page page) {
  void goesTo(ExamSession session, String tab) {
    page.navigate("/centre.html#/sessions/" + session.id() + "/" + tab);
  }

  void turnsTo(String tab) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Étapes de la session")).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(tab)).click();
  }

  Locator row(String name) {
    return page.locator(".reception > li").filter(new Locator.FilterOptions().setHasText(name));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator dialogButton(String name) {
    return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  void does(String what, String name) {
    row(name).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(what + " " + name)).click();
  }

  void checksIn(String name, String document) {
    does("Noter l’arrivée", name);
    dialogButton(document).click();
    assertThat(dialog()).not().isVisible();
    assertThat(row(name)).containsText("Présent");
  }

  /** Draws in the field of the open dialog, as a hand does: down, along, up; then a dot. */
  void draws() {
    var pad = dialog().locator(".pad");
    // A dialog stands in the page before it is shown, and has no place until then.
    assertThat(pad).isVisible();
    var box = pad.boundingBox();
    var mouse = page.mouse();
    mouse.move(box.x + box.width * 0.15, box.y + box.height * 0.6);
    mouse.down();
    for (var point : List.of(new double[] {0.25, 0.2}, new double[] {0.32, 0.75}, new double[] {0.42, 0.3}, new double[] {0.5, 0.7}, new double[] {0.7, 0.45}, new double[] {0.85, 0.55}))
      mouse.move(box.x + box.width * point[0], box.y + box.height * point[1], new com.microsoft.playwright.Mouse.MoveOptions().setSteps(8));
    mouse.up();
    mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.2);
    mouse.down();
    mouse.up();
  }

  void keepsSignature() {
    dialogButton("Garder cette signature").click();
    assertThat(dialog()).not().isVisible();
  }

  void logs(String category, String severity, String comment) {
    page.locator("#ask-category").selectOption(category);
    page.locator("#ask-severity").selectOption(severity);
    page.locator("#ask-text").fill(comment);
    dialogButton("Noter un incident").click();
    assertThat(dialog()).not().isVisible();
  }

  private String session() {
    return page.url().replaceFirst(".*#/sessions/([^/]+).*", "$1");
  }

  /** What stands in the paper behind this link, fetched as the browser would. */
  String paper(String link) {
    var address = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().getAttribute("href");
    var reply = page.context().request().get(address);
    if (reply.status() != 200 || !reply.headers().get("content-type").equals("application/pdf")) throw new AssertionError(address + " -> " + reply.status() + " " + reply.headers());
    try (var pdf = Loader.loadPDF(reply.body())) {
      // Kept beside the pictures, to be looked at.
      Files.write(Files.createDirectories(Look.SCREENS).resolve(address.replaceFirst(".*/(\\w+)\\.pdf.*", "$1") + "-" + session() + ".pdf"), reply.body());
      return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
