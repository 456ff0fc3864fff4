package org.palier.deploy.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Set;

/** A hand that has no mouse. At each step the focus must be seen. */
record KeyHand(Page page) {
  /** What is wrong with the focus, nothing when it can be seen: an outline, in the window, under nothing. */
  private static final String UNSEEN = """
      () => {
        const focused = document.activeElement
        if (!focused || focused === document.body) return ''
        const box = focused.getBoundingClientRect()
        const style = getComputedStyle(focused)
        const name = focused.outerHTML.slice(0, 120)
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline: ' + name
        if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return 'out of the window: ' + name
        const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2)
        const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2)
        const top = document.elementFromPoint(x, y)
        return top && (focused.contains(top) || top.contains(focused)) ? '' : 'covered by ' + top?.outerHTML.slice(0, 80) + ': ' + name
      }""";
  private static final int MOST_STEPS = 140;
  private static final Set<String> MOVES = Set.of("Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight");

  /** Tab after Tab, forwards, until there. */
  void tabTo(Locator wanted) {
    for (int step = 0; step < MOST_STEPS; step++) {
      if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) return;
      press("Tab");
    }
    throw new AssertionError("the keyboard does not reach " + wanted);
  }

  void press(String key) {
    page.keyboard().press(key);
    if (!MOVES.contains(key)) return;
    var unseen = page.evaluate(UNSEEN).toString();
    assertTrue(unseen.isEmpty(), unseen);
  }

  /** One of a closed list, arrow after arrow, downwards. */
  void choose(Locator list, String value) {
    tabTo(list);
    for (int step = 0; step < MOST_STEPS && !list.inputValue().equals(value); step++) press("ArrowDown");
    assertEquals(value, list.inputValue());
  }

  /** Instead of what is in the field. */
  void fill(Locator field, String text) {
    tabTo(field);
    press("ControlOrMeta+A");
    type(text);
  }

  void type(String text) {
    page.keyboard().type(text);
  }
}
