package org.palier.proctoring.pdf;

/** The few colours and sizes of our documents. Every text has a contrast of 4.5 to 1 or more on white. */
enum Ink {
  TEXT(0x12, 0x20, 0x1f), SOFT(0x47, 0x58, 0x56), ACCENT(0x00, 0x59, 0x6a), WARNING(0xa1, 0x24, 0x1d), LINE(0xb9, 0xc6, 0xc3), TINT(0xee, 0xf3, 0xf2), PEN(0x14, 0x28, 0x6e);

  private final String components;

  Ink(int red, int green, int blue) {
    components = Sheet.number(red / 255f) + " " + Sheet.number(green / 255f) + " " + Sheet.number(blue / 255f);
  }

  /** As operands of a colour operator in DeviceRGB, which the document's output intent makes sRGB. */
  @Override public String toString() {
    return components;
  }
}
