package org.palier.bank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.palier.bank.item.Kinds;
import org.palier.bank.report.BankReport.ThemeCount;

/** The report as a table: names to the left, numbers to the right, columns as wide as they need. */
final class ReportText {
  private ReportText() {}

  static String of(BankReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(header());
    for (var theme : report.themes()) rows.add(row(theme));
    rows.add(total(report));
    var text = new StringBuilder("Bank ").append(report.bankVersion()).append("\n\n");
    for (var row : rows) text.append(aligned(row, rows)).append('\n');
    text.append('\n').append(report.warnings().isEmpty() ? "No warning." : "Warnings: " + report.warnings().size()).append('\n');
    for (var warning : report.warnings()) text.append("- ").append(warning).append('\n');
    return text.toString();
  }

  private static List<String> header() {
    var cells = new ArrayList<>(List.of("Theme", "Items", "Level 1", "Level 2", "Level 3"));
    cells.addAll(Kinds.ALL);
    return cells;
  }

  private static List<String> row(ThemeCount theme) {
    var cells = new ArrayList<>(List.of(theme.theme(), String.valueOf(theme.items())));
    theme.byLevel().values().forEach(count -> cells.add(String.valueOf(count)));
    theme.byKind().values().forEach(count -> cells.add(String.valueOf(count)));
    return cells;
  }

  private static List<String> total(BankReport report) {
    var cells = new ArrayList<>(List.of("Total", String.valueOf(report.items())));
    for (int level = 1; level <= 3; level++) {
      var name = String.valueOf(level);
      cells.add(String.valueOf(report.themes().stream().mapToInt(theme -> theme.byLevel().get(name)).sum()));
    }
    for (var kind : Kinds.ALL) cells.add(String.valueOf(report.themes().stream().mapToInt(theme -> theme.byKind().get(kind)).sum()));
    return cells;
  }

  private static String aligned(List<String> row, List<List<String>> rows) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(1);
      line.append(i == 0 ? "" : "  ").append(String.format(Locale.ROOT, (i == 0 ? "%-" : "%") + width + "s", row.get(i)));
    }
    return line.toString();
  }
}
