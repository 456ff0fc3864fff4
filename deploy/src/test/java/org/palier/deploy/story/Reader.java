package org.palier.deploy.story;

/** Who reads French, and who reads English. */
enum Reader {
  FRENCH("fr-FR"), ENGLISH("en-GB");

  final String locale;

  Reader(String locale) {
    this.locale = locale;
  }

  String say(String french, String english) {
    return this == FRENCH ? french : english;
  }
}
