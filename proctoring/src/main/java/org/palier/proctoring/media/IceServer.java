package org.palier.proctoring.media;

import java.util.List;
import java.util.Optional;

/** A relay as browsers want it described (RTCIceServer). */
public record IceServer(List<String> urls, Optional<String> username, Optional<String> credential) {
  /** Without the password. */
  @Override public String toString() {
    return "IceServer[" + urls + " " + username.orElse("") + "]";
  }
}
