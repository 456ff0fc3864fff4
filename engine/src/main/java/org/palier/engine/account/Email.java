package org.palier.engine.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one spelling that accounts are found by: trimmed, in lower case, 3 to 254 characters.
 * In JSON a string.
 */
public record Email(@PersonalData("reaching somebody") @JsonValue String address) {
  private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}<>,;]+@[^@\\s\\p{Cntrl}<>,;]+");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Email {
    address = address.strip().toLowerCase(Locale.ROOT);
    if (address.length() < 3 || address.length() > 254 || !SHAPE.matcher(address).matches())
      throw new IllegalArgumentException("not an e-mail address");
  }
}
