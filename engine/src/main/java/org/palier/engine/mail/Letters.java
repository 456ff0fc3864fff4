package org.palier.engine.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

  /** The letters there are, each with a file for each language, read once. */
  private enum Kind {
    SIGN_IN_CODE, REGISTRATION, INVITATION_REMOTE, INVITATION_CENTRE, RESULT_AVAILABLE, RETAKE_POSSIBLE, CASE_INFORMED, CASE_DELAY, CASE_CLOSED, DATA_DELETED,
    REHEARSAL_BOOKED, REHEARSAL_CANCELLED, REHEARSAL_HELP;

    private final Map<Language, Template> templates = new EnumMap<>(Language.class);

    Kind() {
      for (var language : Language.values()) templates.put(language, Template.read(name().toLowerCase(Locale.ROOT).replace('_', '-'), language));
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
    return withCode(Kind.SIGN_IN_CODE, to, "", issued);
  }

  /** Thanks for a registration, and asks to confirm the e-mail. @param title of the certification */
  public Letter registration(Account to, String title, Issued issued) {
    return withCode(Kind.REGISTRATION, to, title, issued);
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
    var kind = invitation.place.isPresent() ? Kind.INVITATION_CENTRE : Kind.INVITATION_REMOTE;
    return letter(kind, language, values, List.of(invitation.link.toString(), plain(invitation.accessCode)), Optional.of(invitation.closesAt));
  }

  /** Says that there is a result, not which: an e-mail is a postcard. */
  public Letter resultAvailable(Account to, String title) {
    return letter(Kind.RESULT_AVAILABLE, to.language(), values(to, title), List.of(), Optional.empty());
  }

  /** @param from the first day of a new try */
  public Letter retakePossible(Account to, String title, Instant from) {
    var values = values(to, title);
    values.put("date", date(to.language(), from));
    return letter(Kind.RETAKE_POSSIBLE, to.language(), values, List.of(), Optional.empty());
  }

  /** Something is held against the candidate: it can be read and answered. @param link to the case */
  public Letter caseInformed(Account to, String title, URI link, Instant until) {
    return ofCase(Kind.CASE_INFORMED, to, title, link, Optional.of(until));
  }

  /** Whether there is more time to answer stands in the case. */
  public Letter caseDelay(Account to, String title, URI link, Instant until) {
    return ofCase(Kind.CASE_DELAY, to, title, link, Optional.of(until));
  }

  public Letter caseClosed(Account to, String title, URI link) {
    return ofCase(Kind.CASE_CLOSED, to, title, link, Optional.empty());
  }

  /** @param what was deleted, one line each, in the reader's language */
  public Letter dataDeleted(Account to, List<String> what) {
    var values = values(to, "");
    values.put("what", what.stream().map(line -> "\n- " + plain(line)).collect(Collectors.joining()));
    return letter(Kind.DATA_DELETED, to.language(), values, List.of(), Optional.empty());
  }

  private Letter ofCase(Kind kind, Account to, String title, URI link, Optional<Instant> until) {
    var values = values(to, title);
    values.put("link", link.toString());
    until.ifPresent(at -> values.put("until", date(to.language(), at) + ", " + time(to.language(), at) + " (" + zone.getDisplayName(TextStyle.FULL, to.language().locale()) + ")"));
    return letter(kind, to.language(), values, List.of(), Optional.empty());
  }

  /** Confirms a rehearsal, or that it was moved. @param link without secrets: whoever follows it signs in; @param calendar the entry, attached */
  public Letter rehearsalBooked(Account to, String title, Instant at, URI link, String calendar) {
    return letter(Kind.REHEARSAL_BOOKED, to.language(), rehearsal(to, title, at, link), List.of(), Optional.empty()).with(calendar);
  }

  public Letter rehearsalCancelled(Account to, String title, Instant at, URI link, String calendar) {
    return letter(Kind.REHEARSAL_CANCELLED, to.language(), rehearsal(to, title, at, link), List.of(), Optional.empty()).with(calendar);
  }

  /** @param helper who offers help; @param note how */
  public Letter rehearsalHelp(Account to, String title, String helper, String note, URI link) {
    var values = values(to, title);
    values.put("helper", plain(helper));
    values.put("note", plain(note));
    values.put("link", link.toString());
    return letter(Kind.REHEARSAL_HELP, to.language(), values, List.of(), Optional.empty());
  }

  private Map<String, String> rehearsal(Account to, String title, Instant at, URI link) {
    var values = values(to, title);
    values.put("date", date(to.language(), at));
    values.put("from", time(to.language(), at));
    values.put("zone", zone.getDisplayName(TextStyle.FULL, to.language().locale()));
    values.put("link", link.toString());
    return values;
  }

  private Letter withCode(Kind kind, Account to, String title, Issued issued) {
    var values = values(to, title);
    values.put("code", issued.code());
    values.put("until", time(to.language(), issued.expiresAt()) + " (" + zone.getDisplayName(TextStyle.FULL, to.language().locale()) + ")");
    return letter(kind, to.language(), values, List.of(issued.code()), Optional.of(issued.expiresAt()));
  }

  private Map<String, String> values(Account to, String title) {
    var whole = plain(title);
    var cut = whole.length() > MOST_TITLE ? whole.substring(0, MOST_TITLE - 1) + "…" : whole;
    return new HashMap<>(Map.of("name", plain(to.name()), "title", cut, "home", home.toString(), "signature", signature));
  }

  private static Letter letter(Kind kind, Language language, Map<String, String> values, List<String> secrets, Optional<Instant> until) {
    var template = kind.templates.get(language);
    return new Letter(template.subject(values), template.text(values), secrets, until);
  }

  private String date(Language language, Instant at) {
    var day = at.atZone(zone);
    var pattern = language == Language.FR && day.getDayOfMonth() == 1 ? "EEEE d'er' MMMM yyyy" : "EEEE d MMMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
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
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
