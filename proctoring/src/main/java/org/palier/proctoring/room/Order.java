package org.palier.proctoring.room;

import java.util.Optional;
import org.palier.engine.refusal.Reason;
import org.palier.engine.refusal.Refused;

/**
 * A command, and who gives it.
 *
 * @param by   an account, or {@link RoomFact#CLOCK}
 * @param lead whether the account may act in this room without being assigned to it
 * @param key  names the act, 8 to 64 characters; empty when repeating it can do no harm
 */
public record Order(String by, boolean lead, Optional<String> key, RoomCommand command) {
  public Order {
    if (key.filter(name -> !name.matches("[\\w-]{8,64}")).isPresent()) throw new Refused(Reason.OUT_OF_RANGE, java.util.Map.of("field", "key"));
  }

  public static Order ofHouse(RoomCommand.OfHouse command) {
    return new Order(RoomFact.CLOCK, true, Optional.empty(), command);
  }
}
