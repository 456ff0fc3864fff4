package org.palier.bank.source;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Files of items or blueprints that cannot be used. One problem anywhere refuses them all: nothing is ever half loaded.
 * The message lists the first {@value #SHOWN} problems, one per line.
 */
public final class BankCorrupt extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;

  private final transient List<Problem> problems;

  /** @param problems every problem found, at least one */
  public BankCorrupt(List<Problem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    var lines = problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
    return problems.size() > SHOWN ? lines + "\nand " + (problems.size() - SHOWN) + " more" : lines;
  }
}
