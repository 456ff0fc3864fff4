package org.palier.deploy.story;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Notices what no page may do: ask anybody else for anything, break its own policy, or complain in the console. */
final class Watch {
  private static final String TELL_VIOLATIONS =
      "addEventListener('securitypolicyviolation', event => console.error('policy violated: ' + event.violatedDirective + ' ' + event.blockedURI))";
  /** Nobody is signed in yet: the page asks, and the browser notes the answer as an error. */
  private static final Predicate<String> NOBODY_YET = text -> text.matches("(?s).*status of 401.*/api/me.*");

  private final String address;
  private final List<String> seen = new ArrayList<>();
  private Predicate<String> expected = NOBODY_YET;

  Watch(String address) {
    this.address = address;
  }

  void over(BrowserContext context) {
    context.addInitScript(TELL_VIOLATIONS);
    context.onRequest(request -> {
      if (!request.url().startsWith(address + "/") && !request.url().matches("(data|blob|about):.*")) seen.add("a request to somebody else: " + request.url());
    });
    context.onConsoleMessage(this::heard);
    context.onWebError(error -> seen.add("an error of the page: " + error.error()));
    context.onPage(page -> page.onWebSocket(socket -> {
      if (!socket.url().startsWith(address.replaceFirst("http", "ws") + "/")) seen.add("a socket to somebody else: " + socket.url());
    }));
  }

  /** A story that makes trouble on purpose says what the console will hold because of it. */
  void expect(String pattern) {
    expected = expected.or(Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate());
  }

  List<String> complaints() {
    return seen.stream().filter(expected.negate()).toList();
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) seen.add(message.type() + ": " + message.text() + " at " + message.location());
  }
}
