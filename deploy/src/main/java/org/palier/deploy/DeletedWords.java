package org.palier.deploy;

import org.palier.engine.account.Language;
import org.palier.proctoring.privacy.RecordKind;

/** What was deleted, as a candidate calls it. */
final class DeletedWords {
  private DeletedWords() {}

  static String of(RecordKind kind, Language language) {
    boolean french = language == Language.FR;
    return switch (kind) {
      case REHEARSAL -> french ? "vos rendez-vous d’essai avant l’épreuve" : "what was agreed to try before your exam";
      case TRIAL -> french ? "le résultat de l’essai de votre matériel" : "what the try of your equipment found";
      case ROOM_CONVERSATION -> french ? "ce que vous avez écrit aux surveillants pendant l’épreuve" : "what you wrote to supervisors during the exam";
      case ROOM_HINTS -> french ? "les indices notés par la page pendant l’épreuve, et les vérifications de votre poste" : "what the page noticed during the exam, and the checks of your device";
      case EVIDENCE -> french ? "les images et enregistrements de votre épreuve" : "the pictures and recordings of your exam";
      case CASE_HARMLESS, CASE_ADVERSE -> french ? "le dossier ouvert sur votre épreuve" : "the case about your exam";
      case ROOM -> french ? "l’émargement et les faits de surveillance de votre épreuve" : "the attendance and supervision records of your exam";
      case HOLD, LOOK, PURGE -> throw new IllegalArgumentException("nobody is told of " + kind);
    };
  }
}
