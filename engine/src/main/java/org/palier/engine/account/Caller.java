package org.palier.engine.account;
public record Caller(String account, String name, java.util.Set<Role> roles, java.util.Optional<String> examSession, boolean secondFactorPending) {}
