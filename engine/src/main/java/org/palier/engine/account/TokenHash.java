package org.palier.engine.account;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a session's token: what is kept of it. */
record TokenHash(long first, long second, long third, long fourth) {
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final MessageDigest SHA_256 = sha256();

  static TokenHash of(String token) {
    try {
      var bytes = ((MessageDigest) SHA_256.clone()).digest(token.getBytes(StandardCharsets.UTF_8));
      return new TokenHash((long) LONG.get(bytes, 0), (long) LONG.get(bytes, 8), (long) LONG.get(bytes, 16), (long) LONG.get(bytes, 24));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  static TokenHash ofId(String id) {
    var bytes = HexFormat.of().parseHex(id);
    return new TokenHash((long) LONG.get(bytes, 0), (long) LONG.get(bytes, 8), (long) LONG.get(bytes, 16), (long) LONG.get(bytes, 24));
  }

  /** 64 hexadecimal digits: the session's id in the store. */
  String id() {
    var hex = HexFormat.of();
    return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
