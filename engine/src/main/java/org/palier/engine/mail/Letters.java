package org.palier.engine.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palier.engine.account.Account;
import org.palier.engine.account.Language;
import org.palier.engine.account.SignInCodes.Issued;

/** Every letter we write, in the reader's language: plain text, short, nothing that watches the reader. */
public final class Letters {
  /**
   * What an invitation says.
   *
   * @param title     of the exam, in the reader's language
   * @param place     the centre's name and address; empty for a remote session
   * @param link      personal: whoever has it enters as the candidate
   * @param toPrepare what this exam needs beside the usual; one line each
   */
  public record Invitation(
      String title, Instant opensAt, Instant closesAt, Optional<String> place, URI link, String accessCode, List<String> toPrepare) {
    @Override public String toString() {
      return "Invitation[" + title + " " + opensAt + "]";
    }
  }

  /** The longest part of a subject that comes from data. */
  private static final int MOST_TITLE = 150;

  private final URI home;
  private final ZoneId zone;
  private final String signature;

  /**
   * @param home      where people sign in
   * @param zone      in which dates and times are written
   * @param signature the certifier's name
   */
  public Letters(URI home, ZoneId zone, String signature) {
    this.home = home;
    this.zone = zone;
    this.signature = plain(signature);
  }

  public Letter signInCode(Account to, Issued issued) {
    return withCode("sign-in-code", to, "", issued);
  }

  /** Thanks for a registration, and asks to confirm the e-mail. @param title of the certification */
  public Letter registration(Account to, String title, Issued issued) {
    return withCode("registration", to, title, issued);
  }

  public Letter invitation(Account to, Invitation invitation) {
    var language = to.language();
    var values = values(to, invitation.title);
    values.put("date", date(language, invitation.opensAt));
    values.put("from", time(language, invitation.opensAt));
    values.put("to", time(language, invitation.closesAt));
    values.put("zone", zone.getDisplayName(TextStyle.FULL, language.locale()));
    values.put("place", plain(invitation.place.orElse("")));
    values.put("link", invitation.link.toString());
    values.put("accessCode", plain(invitation.accessCode));
    values.put("prepare", invitation.toPrepare.stream().map(line -> "\n- " + plain(line)).collect(Collectors.joining()));
    var name = invitation.place.isPresent() ? "invitation-centre" : "invitation-remote";
    return letter(name, language, values, List.of(invitation.link.toString(), plain(invitation.accessCode)), Optional.of(invitation.closesAt));
  }

  /** Says that there is a result, not which: an e-mail is a postcard. */
  public Letter resultAvailable(Account to, String title) {
    return letter("result-available", to.language(), values(to, title), List.of(), Optional.empty());
  }

  /** @param from the first day of a new try */
  public Letter retakePossible(Account to, String title, Instant from) {
    var values = values(to, title);
    values.put("date", date(to.language(), from));
    return letter("retake-possible", to.language(), values, List.of(), Optional.empty());
  }

  private Letter withCode(String name, Account to, String title, Issued issued) {
    var values = values(to, title);
    values.put("code", issued.code());
    values.put("until", time(to.language(), issued.expiresAt()) + " (" + zone.getDisplayName(TextStyle.FULL, to.language().locale()) + ")");
    return letter(name, to.language(), values, List.of(issued.code()), Optional.of(issued.expiresAt()));
  }

  private Map<String, String> values(Account to, String title) {
    var whole = plain(title);
    var cut = whole.length() > MOST_TITLE ? whole.substring(0, MOST_TITLE - 1) + "…" : whole;
    return new HashMap<>(Map.of("name", plain(to.name()), "title", cut, "home", home.toString(), "signature", signature));
  }

  private static Letter letter(String name, Language language, Map<String, String> values, List<String> secrets, Optional<Instant> until) {
    var template = Template.read(name, language);
    return new Letter(template.subject(values), template.text(values), secrets, until);
  }

  private String date(Language language, Instant at) {
    return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", language.locale()).format(at.atZone(zone));
  }

  private String time(Language language, Instant at) {
    var pattern = switch (language) {
      case FR -> "HH'\u00a0h\u00a0'mm";
      case EN -> "HH:mm";
    };
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(at.atZone(zone));
  }

  /** One line: nothing that came from a form adds lines or headers to a letter. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
