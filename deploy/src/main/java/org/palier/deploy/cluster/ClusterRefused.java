package org.palier.deploy.cluster;

/** This node cannot join, and the message says why and what to do. */
public final class ClusterRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClusterRefused(String message) {
    super(message, null, false, false);
  }
}
