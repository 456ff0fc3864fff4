package org.palier.deploy.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.palier.bank.blueprint.BlueprintLoader;
import org.palier.bank.draw.DrawBenchmark;
import org.palier.bank.item.BankLoader;
import org.palier.deploy.load.Figures;
import org.palier.deploy.load.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast forms are drawn, and how little their expected scores differ. */
@Command(name = "draw", description = "Draw forms of the nine-theme test: how fast, how parallel.", mixinStandardHelpOptions = true)
final class DrawCommand implements Callable<Integer> {
  private static final String BLUEPRINT = "nine-themes";
  private static final int WARM_UP = 2_000;

  @Option(names = "--forms", description = "How many (default: ${DEFAULT-VALUE}).", defaultValue = "10000")
  private int forms;

  @Override
  public Integer call() {
    Progress.figures(figures(forms));
    return 0;
  }

  static Map<String, Object> figures(int forms) {
    var progress = new Progress("bench draw");
    var bank = BankLoader.starter();
    var blueprint = BlueprintLoader.shipped().stream().filter(one -> one.id().equals(BLUEPRINT)).findFirst().orElseThrow();
    progress.begin("warming up, forms", WARM_UP);
    DrawBenchmark.run(blueprint, bank, WARM_UP);
    progress.begin("forms drawn from " + bank.items().size() + " items", forms);
    var result = DrawBenchmark.run(blueprint, bank, forms);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("formsPerSecond", Figures.rounded(result.formsPerSecond()));
    figures.put("expectedScoreStandardDeviation", Figures.rounded(result.expectedScoreStandardDeviation()));
    figures.put("plainRandomStandardDeviation", Figures.rounded(result.plainRandomStandardDeviation()));
    figures.put("expectedScoreMean", Figures.rounded(result.expectedScoreMean()));
    figures.put("forms", result.forms());
    figures.put("items", result.items());
    return figures;
  }
}
