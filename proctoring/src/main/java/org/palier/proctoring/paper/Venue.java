package org.palier.proctoring.paper;

import java.net.URI;

/** Where a session takes place. */
public sealed interface Venue {
  record Centre(String name, String postalCode, String city) implements Venue {}

  /** @param link where candidates enter */
  record Remote(URI link) implements Venue {}
}
