package org.palier.proctoring.signal;

import java.util.Locale;

/** Why a frame was refused or a socket closed: stable, and told to the browser. What is refused by HTTPS has its reason in the engine. */
public enum SignalReason {
  /** Not JSON, or not a message of the protocol. The socket is closed when it happens again and again. */
  MALFORMED(4400),
  /** A frame or message larger than is read. Closed at once. */
  TOO_LARGE(4413),
  /** Faster than anybody needs; frames are dropped, then the socket is closed. */
  FLOOD(4429),
  /** An address that is not this socket's: another's, one that was guessed, or one whose ticket was used or has expired. */
  NOT_YOURS(4403),
  /** A command before the socket's own address was registered. */
  NOT_REGISTERED(4404),
  /** The sender does not watch this room now, or the other one is not seated in it. */
  NOT_ASSIGNED(4403),
  /** Candidates speak to supervisors, supervisors to candidates; nobody else to anybody. */
  WRONG_RECIPIENT(4403),
  /** The sender has not said in the room that he listens: the candidate would not know. */
  NOT_LISTENING(0),
  /** The other one has no socket just now. */
  PEER_AWAY(0),
  /** The looking could not be noted in the register, or the store does not answer: nothing is shown. Closed when the store could not tell what to welcome with. */
  UNAVAILABLE(4503),

  // Closings that nobody's message causes.

  /** The web session is over: signed out, expired, or the account was closed. */
  SESSION_ENDED(4401),
  /** The supervisor no longer watches this room. */
  REVOKED(4403),
  /** The same tab, or another window on the same sitting, opened a newer socket. */
  REPLACED(4409),
  /** The browser does not read what is sent to it. */
  SLOW_READER(4408),
  /** Nothing was heard of it. */
  SILENT(4410),
  /** More sockets than one account, or this node, may have. */
  TOO_MANY_SOCKETS(4430),
  /** The server is restarted: come back at a random moment within half a minute. */
  RESTART(1012);

  private final int closeCode;

  SignalReason(int closeCode) {
    this.closeCode = closeCode;
  }

  /** The stable code: lower case, words joined by hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether who had the socket may not do any more what it was for: not merely a line that went. */
  boolean endsRights() {
    return this == SESSION_ENDED || this == REVOKED;
  }

  /** The WebSocket close code; 0 for what never closes. */
  int closeCode() {
    return closeCode;
  }
}
