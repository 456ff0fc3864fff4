package org.palier.bank.draw;

import org.palier.bank.Samples;
import org.palier.engine.content.Form;

/** The form of the worked example in {@code DRAW.md}; a program too, so that a test can run it in another process. */
final class TinyForm {
  static final String SEED = "030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122";
  static final String BANK_VERSION = "b435aba9bec0a66b26250d09be7df826d04d675914c36d796545999f10627bdd";
  static final String FINGERPRINT = "968c889029a582d2efece7824ccea3177912f6ad81d9c64d7ac5b002dec35371";

  private TinyForm() {}

  static Form draw() {
    return Draw.form(Samples.tinyBlueprint(), Samples.tinyBank(), SEED);
  }

  public static void main(String[] arguments) {
    System.out.println(Fingerprint.of(draw()));
  }
}
