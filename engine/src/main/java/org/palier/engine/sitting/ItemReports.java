package org.palier.engine.sitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The items of one paper that the candidate reported as broken: one report for each, in the order they came. Immutable. */
public record ItemReports(List<ItemReport> all) {
  static final ItemReports NONE = new ItemReports(List.of());

  public ItemReports {
    all = List.copyOf(all);
  }

  public Optional<ItemReport> of(int item) {
    return all.stream().filter(report -> report.item() == item).findFirst();
  }

  /** Numbers of the items that count neither for nor against the candidate. */
  public Set<Integer> neutralised() {
    return all.stream().filter(ItemReport::neutralised).map(ItemReport::item).collect(Collectors.toUnmodifiableSet());
  }

  /** How many nobody has judged yet. */
  public int open() {
    return (int) all.stream().filter(report -> report.judgement().isEmpty()).count();
  }

  ItemReports with(SittingEvent.ItemReported event) {
    var more = new ArrayList<>(all);
    more.add(ItemReport.of(event));
    return new ItemReports(more);
  }

  ItemReports with(SittingEvent.ItemReportJudged event) {
    return new ItemReports(all.stream().map(report -> report.item() == event.item() ? report.judged(event) : report).toList());
  }
}
