package dev.junction.hub.web;

import dev.junction.hub.delivery.Destinations;
import dev.junction.hub.store.StoreException;
import dev.junction.hub.store.StoreUnreadable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the admin API answers when something is wrong: problem details (RFC 9457). */
@RestControllerAdvice
class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  /** The caller asked for something that can't be. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient HttpStatus status;

    Refused(HttpStatus status, String detail) {
      super(detail);
      this.status = status;
    }
  }

  static Refused notFound(String what, String name) {
    return new Refused(HttpStatus.NOT_FOUND, "There is no %s \"%s\".".formatted(what, name));
  }

  static Refused invalid(String detail) {
    return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, detail);
  }

  /** Reads a time as ISO 8601, such as {@code 2026-11-25T08:00:00Z}. */
  static Optional<Instant> time(String parameter, String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException bad) {
      throw invalid("%s: expected a time such as 2026-11-25T08:00:00Z, got \"%s\".".formatted(parameter, text));
    }
  }

  @ExceptionHandler
  ProblemDetail refused(Refused refused) {
    return ProblemDetail.forStatusAndDetail(refused.status, refused.getMessage());
  }

  @ExceptionHandler
  ProblemDetail invalid(Destinations.Invalid invalid) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, invalid.getMessage());
  }

  @ExceptionHandler
  ProblemDetail badArgument(IllegalArgumentException bad) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, bad.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(StoreException busy) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.retryAfterSeconds()))
        .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, busy.getMessage()));
  }

  /** Reading failed for want of the database, not because of what was asked. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(StoreUnreadable gone) {
    log.warn("Reading the store for an administrator failed: {}", gone.getMessage());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "The store can't be read now. Nothing was changed; try again."));
  }
}
