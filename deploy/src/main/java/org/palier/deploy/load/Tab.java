package org.palier.deploy.load;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Consumer;

/** A page that somebody has open. For a plain thread. */
public final class Tab {
  private static final long PAUSE_MILLIS = 50;
  private static final int MEBIBYTE = 1 << 20;

  /** What a page holds after everything that nobody needs was thrown away. @param heap of its scripts in mebibytes; @param listeners of events */
  public record Memory(double heap, long nodes, long listeners) {}

  private final Generator generator;
  private final DevTools tools;
  private final String context, session;

  private Tab(Generator generator, DevTools tools, String context, String session) {
    this.generator = generator;
    this.tools = tools;
    this.context = context;
    this.session = session;
  }

  static Future<Tab> open(Generator generator, DevTools tools, String context, String address, String token) {
    var cookie = new JsonObject().put("name", "palier").put("value", token).put("url", address).put("httpOnly", true).put("sameSite", "Strict");
    return tools.ask("", "Storage.setCookies", new JsonObject().put("browserContextId", context).put("cookies", new JsonArray().add(cookie)))
        .compose(_ -> tools.ask("", "Target.createTarget", new JsonObject().put("url", "about:blank").put("browserContextId", context)))
        .compose(target -> tools.ask("", "Target.attachToTarget", new JsonObject().put("targetId", target.getString("targetId")).put("flatten", true)))
        .map(attached -> new Tab(generator, tools, context, attached.getString("sessionId")))
        .compose(tab -> tab.asked("Page.enable").compose(_ -> tab.asked("Runtime.enable")).compose(_ -> tab.asked("Performance.enable"))
            // A page that nobody looks at shows fewer pictures.
            .compose(_ -> tab.asked("Emulation.setFocusEmulationEnabled", new JsonObject().put("enabled", true))).map(tab));
  }

  /** @param script runs before the page's own, now and at each load */
  public Tab with(String script) {
    ask("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", script));
    return this;
  }

  /** The page may call {@code window[name](text)}. @param listener takes the text, on the event loop */
  public Tab tells(String name, Consumer<String> listener) {
    generator.run(() -> {
      tools.listen(session, message -> {
        var told = message.getJsonObject("params");
        if (message.getString("method").equals("Runtime.bindingCalled") && name.equals(told.getString("name"))) listener.accept(told.getString("payload"));
      });
      return Future.succeededFuture();
    });
    ask("Runtime.addBinding", new JsonObject().put("name", name));
    return this;
  }

  public Tab go(String address) {
    var answer = ask("Page.navigate", new JsonObject().put("url", address));
    if (answer.containsKey("errorText")) throw new IllegalStateException(address + ": " + answer.getString("errorText"));
    return this;
  }

  /** As if somebody had just clicked. @return what the expression becomes, a promise's value; @throws IllegalStateException with what it throws */
  public Object run(String expression) {
    return value(generator.run(() -> evaluated(expression)));
  }

  /** The same from the event loop, without waiting for it. */
  public void tell(String expression) {
    evaluated(expression).onFailure(failure -> System.err.println("palier: " + failure.getMessage()));
  }

  private Future<JsonObject> evaluated(String expression) {
    return asked("Runtime.evaluate", new JsonObject().put("expression", expression).put("awaitPromise", true).put("returnByValue", true).put("userGesture", true)).compose(answer ->
        answer.containsKey("exceptionDetails") ? Future.failedFuture(new IllegalStateException(expression + ": " + answer.getJsonObject("exceptionDetails").encode())) : Future.succeededFuture(answer));
  }

  private static Object value(JsonObject answer) {
    return answer.getJsonObject("result").getValue("value");
  }

  /** Asks again and again until the expression is true. @throws IllegalStateException with what the page shows, when it takes longer */
  public void until(String expression, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!Boolean.TRUE.equals(run("Boolean(" + expression + ")"))) {
      if (System.nanoTime() > end) throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + expression + "; the page shows: " + run("document.body.innerText.slice(0, 1000)"));
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public Memory memory() {
    // What only the first collection sets free, the second takes away.
    for (int i = 0; i < 2; i++) ask("HeapProfiler.collectGarbage", new JsonObject());
    var counts = ask("Memory.getDOMCounters", new JsonObject());
    double heap = ask("Runtime.getHeapUsage", new JsonObject()).getDouble("usedSize") / MEBIBYTE;
    return new Memory(heap, counts.getLong("nodes"), counts.getLong("jsEventListeners"));
  }

  public void close() {
    generator.run(() -> {
      tools.forget(session);
      return tools.ask("", "Target.disposeBrowserContext", new JsonObject().put("browserContextId", context));
    });
  }

  private JsonObject ask(String method, JsonObject parameters) {
    return generator.run(() -> asked(method, parameters));
  }

  private Future<JsonObject> asked(String method) {
    return asked(method, new JsonObject());
  }

  private Future<JsonObject> asked(String method, JsonObject parameters) {
    return tools.ask(session, method, parameters);
  }
}
