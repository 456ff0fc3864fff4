package org.palier.deploy;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** The web app as built: file names with a hash may be kept for ever, pages are asked for each time. */
final class Pages implements Handler<RoutingContext> {
  private static final String ROOT = "webroot";
  private final StaticHandler files = StaticHandler.create(ROOT).setIndexPage("index.html").setDirectoryListing(false).setIncludeHidden(false)
      .setCachingEnabled(false);

  Pages(Vertx vertx) {}

  @Override
  public void handle(RoutingContext context) {
    boolean hashed = context.normalizedPath().startsWith("/assets/");
    context.response().putHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    files.handle(context);
  }
}
