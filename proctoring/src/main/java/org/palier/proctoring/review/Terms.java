package org.palier.proctoring.review;

import org.palier.engine.account.Impersonal;
import org.palier.engine.certification.Supervision;

/**
 * A case's delays, as the certification had them when it was opened.
 *
 * @param reviewDays    within which somebody is to look at it first
 * @param answerDays    the candidate has to answer
 * @param extensionDays the most that can be added to them
 */
@Impersonal("delays of a certification")
public record Terms(int reviewDays, int answerDays, int extensionDays) {
  public static Terms of(Supervision policy) {
    return new Terms(policy.reviewDays().value(), policy.answerDays().value(), policy.extensionDays().value());
  }
}
