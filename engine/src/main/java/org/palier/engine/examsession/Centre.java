package org.palier.engine.examsession;

import org.palier.engine.account.Impersonal;

/** A partner's evaluation centre. */
public record Centre(
    String id, @Impersonal("an organisation") String name, @Impersonal("where an organisation is") String city, @Impersonal("where an organisation is") String postalCode) {}
