package org.palier.planted.driver;

import java.sql.Connection;

/** Goes past the store's port. */
public record Impatient(Connection connection) {}
