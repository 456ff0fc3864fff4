package org.palier.engine.examsession;

/** A partner's evaluation centre. */
public record Centre(String id, String name, String city, String postalCode) {}
