package org.palier.engine.web;

import java.util.EnumSet;
import java.util.Set;
import org.palier.engine.account.Caller;
import org.palier.engine.account.Role;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * Who may call an operation.
 *
 * @param level public, anybody signed in, or one of the roles
 * @param roles empty unless roles decide
 */
public record Access(Level level, Set<Role> roles) {
  public enum Level { PUBLIC, PENDING, SIGNED_IN, ROLES }

  /** Anybody. */
  public static final Access PUBLIC = new Access(Level.PUBLIC, Set.of());
  /** Signed in, be the second factor still missing. */
  public static final Access PENDING = new Access(Level.PENDING, Set.of());
  /** Signed in. */
  public static final Access SIGNED_IN = new Access(Level.SIGNED_IN, Set.of());

  public static Access only(Role first, Role... others) {
    return new Access(Level.ROLES, Set.copyOf(EnumSet.of(first, others)));
  }

  /** @throws Refused when the caller, null if nobody is signed in, may not */
  void check(Caller caller) {
    if (level == Level.PUBLIC) return;
    if (caller == null) throw new Refused(Reason.NOT_SIGNED_IN);
    if (level == Level.PENDING) return;
    if (caller.secondFactorPending()) throw new Refused(Reason.SECOND_FACTOR_NOT_ENROLLED);
    if (level == Level.SIGNED_IN) return;
    for (var role : caller.roles()) if (roles.contains(role)) return;
    throw new Refused(Reason.NOT_ALLOWED);
  }
}
