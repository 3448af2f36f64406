package dev.junction.hub.outbound;

import org.apache.hc.core5.http.protocol.HttpContext;

/** How far an exchange has come; tells which kind of time-out it was. */
enum Step {
  CONNECTING,
  ENCRYPTING,
  /** Connected; the request is being sent or its answer awaited. */
  WAITING,
  /** The head of the answer is there. */
  READING;

  private static final String KEY = "junction.step";

  void reachedIn(HttpContext context) {
    context.setAttribute(KEY, this);
  }

  static Step of(HttpContext context) {
    return context.getAttribute(KEY) instanceof Step step ? step : CONNECTING;
  }
}
