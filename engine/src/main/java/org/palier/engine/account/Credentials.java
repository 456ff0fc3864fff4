package org.palier.engine.account;

import java.util.Optional;

/**
 * What an account proves itself with. Never leaves the server, never printed.
 *
 * @param passwordHash  a PHC string; empty for people who sign in with a code
 * @param totpSecret    the confirmed second factor, in base 32
 * @param pendingSecret a second factor that was shown but not confirmed: counts for nothing yet
 * @param lastTotpStep  the last time step that was accepted; that one and earlier ones are refused
 */
public record Credentials(
    @PersonalData("proves who signs in") Optional<String> passwordHash, @PersonalData("proves who signs in") Optional<String> totpSecret,
    @PersonalData("proves who signs in") Optional<String> pendingSecret, long lastTotpStep) {
  public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty(), Optional.empty(), 0);

  public boolean secondFactorConfirmed() {
    return totpSecret.isPresent();
  }

  public Credentials withPassword(String hash) {
    return new Credentials(Optional.of(hash), totpSecret, pendingSecret, lastTotpStep);
  }

  /** The factor that is confirmed stays good until the new one is. */
  public Credentials withPending(String secret) {
    return new Credentials(passwordHash, totpSecret, Optional.of(secret), lastTotpStep);
  }

  public Credentials withPendingConfirmed(long step) {
    return new Credentials(passwordHash, pendingSecret, Optional.empty(), step);
  }

  public Credentials withStepUsed(long step) {
    return new Credentials(passwordHash, totpSecret, pendingSecret, step);
  }

  public Credentials withoutSecondFactor() {
    return new Credentials(passwordHash, Optional.empty(), Optional.empty(), lastTotpStep);
  }

  @Override public String toString() {
    return "Credentials[...]";
  }
}
