package org.palier.engine.account;

/**
 * How people may sign in.
 *
 * @param secondFactorRequired staff may do nothing before they enrolled a second factor
 * @param codesPerClientPerHour one-time codes that one client address may ask for, 1 to 10,000; a whole centre may share one address
 * @param triesPerClientPerHour wrong tries that one client address may make, 1 to 100,000
 */
public record SignInConfig(boolean secondFactorRequired, int codesPerClientPerHour, int triesPerClientPerHour) {
  public static final SignInConfig DEFAULT = new SignInConfig(true, 30, 300);

  public SignInConfig {
    if (codesPerClientPerHour < 1 || codesPerClientPerHour > 10_000)
      throw new IllegalArgumentException("codes per client and hour: 1 to 10,000, not " + codesPerClientPerHour);
    if (triesPerClientPerHour < 1 || triesPerClientPerHour > 100_000)
      throw new IllegalArgumentException("tries per client and hour: 1 to 100,000, not " + triesPerClientPerHour);
  }
}
