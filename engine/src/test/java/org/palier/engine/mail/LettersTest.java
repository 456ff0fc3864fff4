package org.palier.engine.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palier.engine.account.Account;
import org.palier.engine.account.Email;
import org.palier.engine.account.Language;
import org.palier.engine.account.SignInCodes.Issued;
import org.palier.engine.mail.Letters.Invitation;

class LettersTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final URI LINK = URI.create("https://examens.example.org/invitation#secret-token-of-zoe");
  private final Letters letters = new Letters(URI.create("https://examens.example.org/"), ZoneId.of("Europe/Paris"), "Le service des examens");

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_letter_is_complete_plain_and_short(Language language) {
    for (var letter : all(language).toList()) {
      assertFalse(letter.subject().contains("{") || letter.text().contains("{"), letter.text());
      assertFalse(letter.text().contains("<"), letter.text());
      assertTrue(letter.text().length() < 1_500, letter.text());
      assertTrue(letter.text().contains("Zoé Dupré") && letter.text().endsWith("Le service des examens\n"), letter.text());
      for (var secret : letter.secrets()) assertTrue(letter.text().contains(secret) && !letter.subject().contains(secret), letter.text());
    }
  }

  @Test void french_readers_get_french_and_english_readers_english() {
    assertEquals(List.of("Votre code de connexion", "Confirmez votre inscription", "Invitation à votre épreuve du lundi 2 novembre 2026\u00a0: Bases du web",
        "Invitation à votre épreuve du lundi 2 novembre 2026\u00a0: Bases du web", "Votre résultat est disponible", "Vous pouvez repasser votre épreuve",
        "Votre épreuve fait l’objet d’un dossier\u00a0: vous pouvez répondre", "Réponse à votre demande de délai", "Le dossier ouvert sur votre épreuve est clos",
        "Des données de votre épreuve ont été effacées"),
        all(Language.FR).map(Letter::subject).toList());
    assertEquals(List.of("Your sign-in code", "Confirm your registration", "Invitation to your exam on Monday 2 November 2026: Bases du web",
        "Invitation to your exam on Monday 2 November 2026: Bases du web", "Your result is available", "You may take your exam again",
        "There is a case about your exam: you can answer", "About your request for more time", "The case about your exam is closed", "Data about your exam was deleted"),
        all(Language.EN).map(Letter::subject).toList());
  }

  @Test void an_invitation_says_when_where_how_to_enter_and_what_to_prepare() {
    var text = letters.invitation(zoe(Language.FR), invitation(Optional.of("Centre de Lille, 3 rue Solférino"))).text();
    for (var part : new String[] {"lundi 2 novembre 2026", "de 09\u00a0h\u00a000", "à 11\u00a0h\u00a030", "Centre de Lille, 3 rue Solférino",
        "PLATANE", LINK.toString(), "pièce d’identité", "\n- une calculatrice"}) assertTrue(text.contains(part), part + " is not in\n" + text);
    assertTrue(letters.invitation(zoe(Language.FR), invitation(Optional.empty())).text().contains("à distance"));
  }

  @Test void the_first_of_a_month_is_written_as_the_french_write_it() {
    var text = letters.retakePossible(zoe(Language.FR), "Bases du web", Instant.parse("2026-12-01T08:00:00Z")).text();
    assertTrue(text.contains("à partir du mardi 1er décembre 2026"), text);
  }

  @Test void a_code_is_said_with_its_end_in_local_time() {
    assertTrue(letters.signInCode(zoe(Language.EN), new Issued("012345", NOW)).text().contains("    012345\n"));
    assertTrue(letters.signInCode(zoe(Language.EN), new Issued("012345", NOW)).text().contains("until 09:00 (Central European Time)"));
  }

  @Test void a_result_is_not_written_on_a_postcard() {
    assertEquals(List.of(), letters.resultAvailable(zoe(Language.FR), "Bases du web").secrets());
  }

  @Test void a_letter_about_a_case_says_where_to_read_it_and_until_when_to_answer_and_never_what_it_is_about() {
    var informed = letters.caseInformed(zoe(Language.FR), "Bases du web", LINK, NOW);
    for (var part : new String[] {LINK.toString(), "jusqu’au lundi 2 novembre 2026, 09\u00a0h\u00a000", "Rien n’est décidé"})
      assertTrue(informed.text().contains(part), part + " is not in\n" + informed.text());
    assertTrue(letters.caseClosed(zoe(Language.EN), "Bases du web", LINK).text().contains(LINK.toString()));
  }

  @Test void what_comes_from_a_form_adds_no_line_and_fills_no_place() {
    var letter = letters.registration(Account.candidate(new Email("z@example.org"), "Zoé\r\n{code}", Language.FR, NOW), "Web\nBcc: x", new Issued("012345", NOW));
    assertTrue(letter.text().startsWith("Bonjour Zoé {code},\n"), letter.text());
    var invited = letters.invitation(zoe(Language.FR), new Invitation("Web\nBcc: x@example.org", NOW, NOW, Optional.empty(), LINK, "PLATANE", List.of()));
    assertTrue(invited.subject().endsWith("Web Bcc: x@example.org"));
    assertThrows(IllegalArgumentException.class, () -> new Letter("Web\nBcc: x", "text", List.of(), Optional.empty()));
  }

  @Test void a_masked_letter_keeps_all_but_its_secrets() {
    var letter = letters.invitation(zoe(Language.FR), invitation(Optional.empty()));
    var masked = Mail.of(new Email("z@example.org"), letter, Mail.State.KEPT, NOW).masked();
    assertFalse(masked.text().contains("PLATANE") || masked.text().contains("secret-token"), masked.text());
    assertTrue(masked.text().contains("une calculatrice"));
    assertEquals(List.of(), masked.secrets());
  }

  @Test void neither_secrets_nor_addresses_are_printed() {
    var letter = letters.signInCode(zoe(Language.FR), new Issued("012345", NOW));
    assertEquals("Letter[Votre code de connexion]", letter.toString());
    assertTrue(Mail.of(new Email("z@example.org"), letter, Mail.State.KEPT, NOW).toString().matches("Mail\\[m-[0-9a-f-]{36} kept]"));
    assertFalse(invitation(Optional.empty()).toString().contains("PLATANE"));
  }

  private Stream<Letter> all(Language language) {
    var zoe = zoe(language);
    var issued = new Issued("012345", NOW);
    return Stream.of(letters.signInCode(zoe, issued), letters.registration(zoe, "Bases du web", issued), letters.invitation(zoe, invitation(Optional.empty())),
        letters.invitation(zoe, invitation(Optional.of("Lille"))), letters.resultAvailable(zoe, "Bases du web"), letters.retakePossible(zoe, "Bases du web", NOW),
        letters.caseInformed(zoe, "Bases du web", LINK, NOW), letters.caseDelay(zoe, "Bases du web", LINK, NOW), letters.caseClosed(zoe, "Bases du web", LINK),
        letters.dataDeleted(zoe, List.of("les images", "les messages")));
  }

  private static Account zoe(Language language) {
    return Account.candidate(new Email("zoe@example.org"), "Zoé Dupré", language, NOW);
  }

  private static Invitation invitation(Optional<String> place) {
    return new Invitation("Bases du web", NOW, NOW.plusSeconds(9_000), place, LINK, "PLATANE", List.of("une calculatrice"));
  }
}
