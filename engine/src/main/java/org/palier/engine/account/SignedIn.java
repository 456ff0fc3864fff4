package org.palier.engine.account;

/** @param token for the cookie; never printed */
public record SignedIn(String token, Caller caller, Account account) {
  @Override public String toString() {
    return "SignedIn[" + caller + "]";
  }
}
