package org.palier.engine.path;

import org.palier.engine.certification.TestSpec;
import org.palier.engine.certification.Text;
import org.palier.engine.scoring.ScoringRule;

/** The sentences of a path: why a step stands as it does, and what comes next. */
final class Why {
  static final Text DECLARED = new Text("Vous l’avez décrit à votre inscription.", "You described it when you registered.");
  static final Text EXERCISE_LATER = new Text(
      "Cet exercice vous sera proposé par le certificateur ; rien n’est à faire pour l’instant.",
      "The certifier will set this exercise; there is nothing to do for now.");
  static final Text PREREQUISITES_FIRST = new Text("Il faut d’abord remplir les prérequis.", "The prerequisites come first.");
  static final Text RUNNING = new Text("L’épreuve est en cours : vous pouvez la reprendre, rien n’est perdu.", "The test is running: you can go on with it, nothing is lost.");
  static final Text INVITED = new Text(
      "Vous êtes convoqué. Entrez dans la session un peu avant l’heure pour vérifier votre matériel.",
      "You are invited. Enter the session a little before the hour to check your equipment.");
  static final Text WITHHELD = new Text(
      "L’épreuve a été interrompue par le surveillant. Une personne doit se prononcer avant que le résultat soit connu.",
      "The supervisor ended the test. A person must decide before the result is known.");
  static final Text NOT_COUNTED = new Text(
      "L'épreuve, interrompue par le surveillant, n'est pas validée. Un nouvel essai sera possible plus tard.",
      "The test that the supervisor ended does not count as passed. Another try will be possible later.");
  static final Text BY_INVITATION = new Text(
      "Votre candidature est validée. Vous recevrez par courriel une convocation à une session surveillée.",
      "Your candidacy is validated. An invitation to a supervised session will reach you by e-mail.");
  static final Text AGAIN_BY_INVITATION = new Text(
      "Un nouvel essai est possible : vous recevrez une convocation à une session surveillée.",
      "Another try is possible: an invitation to a supervised session will reach you.");

  private Why() {}

  static Text begin(TestSpec test) {
    int items = test.items().value(), minutes = test.minutes().value();
    return new Text("À passer maintenant : " + items + " questions, " + minutes + " minutes. Prévoyez un moment au calme.",
        "To take now: " + items + " questions, " + minutes + " minutes. Choose a quiet moment.");
  }

  static Text passed(ScoringRule rule) {
    return new Text("Le seuil de " + threshold(rule, true) + " est atteint.", "The threshold of " + threshold(rule, false) + " is met.");
  }

  static Text notYet(ScoringRule rule) {
    return new Text("Le seuil de " + threshold(rule, true) + " n’est pas atteint. Un nouvel essai sera possible plus tard.",
        "The threshold of " + threshold(rule, false) + " is not met. Another try will be possible later.");
  }

  static Text again(ScoringRule rule) {
    return new Text("Le seuil de " + threshold(rule, true) + " n’était pas atteint. Vous pouvez essayer de nouveau.",
        "The threshold of " + threshold(rule, false) + " was not met. You may try again.");
  }

  private static String threshold(ScoringRule rule, boolean french) {
    return switch (rule.measure()) {
      case POINTS -> rule.threshold() + " points";
      case RIGHT_ANSWERS -> rule.threshold() + (french ? " % de bonnes réponses" : "% right answers");
    };
  }
}
