package org.palier.deploy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What every answer says to the browser for safety. No page may load anything from elsewhere, run inline script, or be framed. */
final class Headers {
  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  /** Media: evidence, as an answer of this server or fetched whole so that one can move about in it. */
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
      + "media-src 'self' blob:; "
      + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private Headers() {}

  static void api(RoutingContext context) {
    context.response().headers().add(CONTENT_TYPE_OPTIONS, NO_SNIFF).add(HttpHeaders.CACHE_CONTROL, NO_STORE);
    context.next();
  }

  static void page(RoutingContext context) {
    context.response().headers()
        .add(CONTENT_TYPE_OPTIONS, NO_SNIFF)
        .add("Content-Security-Policy", POLICY)
        .add("Referrer-Policy", "no-referrer")
        .add("Cross-Origin-Opener-Policy", "same-origin")
        .add("Permissions-Policy", "geolocation=(), camera=(self), microphone=(self), display-capture=(self)");
    context.next();
  }
}
