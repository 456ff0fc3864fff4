package org.palier.engine.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A person, as stored; never sent to a page as it is.
 *
 * @param id        {@code a-} and 26 random letters and digits; stays when the person is erased
 * @param email     shared by no other account
 * @param name      as shown to others, 1 to 200 characters
 * @param confirmed the e-mail was proved to reach this person
 * @param closed    may not sign in any more
 * @param centres   those whose manager this is, by identifier; absent in what was stored before managers had centres: then none
 */
@JsonIgnoreProperties(value = "nameKey", allowGetters = true)
@PersonalData("who somebody is here, and what he may do")
public record Account(
    String id, @PersonalData("signing in, and letters about exams") Email email, @PersonalData("who sits an exam or acts in one") String name,
    Set<Role> roles, Language language, boolean confirmed, @PersonalData("proves who signs in") Credentials credentials,
    boolean closed, Instant createdAt, @PersonalData("which centres somebody manages") Set<String> centres) {
  private static final int MOST_CENTRES = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  public Account {
    name = name.strip();
    if (name.isEmpty() || name.length() > 200) throw new IllegalArgumentException("a name has 1 to 200 characters");
    if (roles.isEmpty()) throw new IllegalArgumentException("an account has a role");
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    centres = centres == null ? Set.of() : Set.copyOf(centres);
    if (centres.size() > MOST_CENTRES) throw new IllegalArgumentException("more than " + MOST_CENTRES + " centres");
  }

  /** Somebody new, who has proved nothing yet. */
  public static Account candidate(Email email, String name, Language language, Instant now) {
    return new Account(newId(), email, name, Set.of(Role.CANDIDATE), language, false, Credentials.NONE, false, now, Set.of());
  }

  static String newId() {
    var bytes = new byte[17];
    RANDOM.nextBytes(bytes);
    return "a-" + Base32.encode(bytes).substring(0, 26).toLowerCase(Locale.ROOT);
  }

  public boolean staff() {
    return roles.stream().anyMatch(Role::staff);
  }

  /** May sign in as a candidate: with a code, an access code or an invitation. */
  public boolean openToCandidate() {
    return !closed && roles.contains(Role.CANDIDATE);
  }

  public Account withConfirmed() {
    return new Account(id, email, name, roles, language, true, credentials, closed, createdAt, centres);
  }

  public Account with(Credentials changed) {
    return new Account(id, email, name, roles, language, confirmed, changed, closed, createdAt, centres);
  }

  public Account withRoles(Set<Role> changed) {
    return new Account(id, email, name, changed, language, confirmed, credentials, closed, createdAt, centres);
  }

  public Account withCentres(Set<String> changed) {
    return new Account(id, email, name, roles, language, confirmed, credentials, closed, createdAt, changed);
  }

  public Account withClosed() {
    return new Account(id, email, name, roles, language, confirmed, credentials, true, createdAt, centres);
  }

  /** Nothing of the person is left but the id that records of exams refer to; {@code .invalid} is nobody's domain (RFC 2606). */
  Account erased() {
    return new Account(id, new Email(id + "@erased.invalid"), id, roles, language, false, Credentials.NONE, true, createdAt, Set.of());
  }

  /** What a search by name compares; closed accounts have none and are not found. */
  @PersonalData("finding somebody by name") @JsonProperty Optional<String> nameKey() {
    return closed ? Optional.empty() : Optional.of(searchKey(name));
  }

  /** Without accents and capitals, so that {@code dup} finds {@code Dupré} and {@code DUPRE}. */
  public static String searchKey(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
  }

  @Override public String toString() {
    return "Account[" + id + "]";
  }
}
