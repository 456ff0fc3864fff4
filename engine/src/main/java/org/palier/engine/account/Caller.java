package org.palier.engine.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request, and what this sign-in lets him do: often less than the account may.
 *
 * @param roles               empty while {@code secondFactorPending}, only candidate for whoever signed in without a password
 * @param centres             those whose manager this is; absent in what was stored before managers had centres: then none
 * @param examSession         the only exam session this sign-in is good for
 * @param secondFactorPending may only enrol a second factor
 */
@PersonalData("what a sign-in lets somebody do")
public record Caller(
    String account, @PersonalData("who did what") String name, Set<Role> roles, @PersonalData("which centres somebody manages") Set<String> centres, Optional<String> examSession,
    boolean secondFactorPending) {
  private static final List<Role> LEADS = List.of(Role.CERTIFICATION_MANAGER, Role.ADMINISTRATOR), EVERYWHERE = List.of(Role.SUPERVISOR, Role.AUDITOR);

  public Caller {
    roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    centres = centres == null ? Set.of() : Set.copyOf(centres);
    if (secondFactorPending && !roles.isEmpty()) throw new IllegalArgumentException("nobody has a role before the second factor");
  }

  /** Somebody who manages no centre. */
  public Caller(String account, String name, Set<Role> roles, Optional<String> examSession, boolean secondFactorPending) {
    this(account, name, roles, Set.of(), examSession, secondFactorPending);
  }

  static Caller candidate(Account account, Optional<String> examSession) {
    return new Caller(account.id(), account.name(), Set.of(Role.CANDIDATE), examSession, false);
  }

  static Caller full(Account account) {
    return new Caller(account.id(), account.name(), account.roles(), account.centres(), Optional.empty(), false);
  }

  static Caller pending(Account account) {
    return new Caller(account.id(), account.name(), Set.of(), Optional.empty(), true);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean hasAny(List<Role> any) {
    for (var role : any) if (roles.contains(role)) return true;
    return false;
  }

  /** Whether this is who leads what happens at a centre, or at candidates' homes when empty: a centre's manager at his own centres and nowhere else. */
  public boolean leadsAt(Optional<String> centre) {
    return hasAny(LEADS) || has(Role.CENTRE_MANAGER) && centre.filter(centres::contains).isPresent();
  }

  /** Whether an exam session there is this caller's business at all: whoever only manages centres has none elsewhere. */
  public boolean reaches(Optional<String> centre) {
    return hasAny(EVERYWHERE) || leadsAt(centre);
  }

  /** Whether this sign-in is good for what belongs to this exam session; empty for what belongs to none. */
  public boolean goodFor(Optional<String> session) {
    return examSession.isEmpty() || examSession.equals(session);
  }

  /** Whether what belongs to this account in this exam session is his, and within reach of this sign-in. */
  public boolean owns(String candidate, Optional<String> session) {
    return account.equals(candidate) && goodFor(session);
  }

  /** Signed in with a password, in full or waiting for the second factor. */
  public boolean staff() {
    return secondFactorPending || roles.stream().anyMatch(Role::staff);
  }

  @Override public String toString() {
    return "Caller[" + account + " " + roles + "]";
  }
}
