package org.palier.engine.sitting;

import java.util.Optional;
import org.palier.engine.account.PersonalData;

/**
 * Who sits what, where.
 *
 * @param candidate     the candidate's account
 * @param certification identifier and version, {@code id@1}
 * @param test          the test of that certification
 * @param examSession   empty for a test taken unsupervised, at any time
 * @param attempt       1 for the first time this candidate takes this test
 */
@PersonalData("who sits an exam")
public record Assignment(String candidate, String certification, String test, Optional<String> examSession, int attempt) {}
