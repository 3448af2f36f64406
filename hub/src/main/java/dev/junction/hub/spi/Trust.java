package dev.junction.hub.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed: the JDK's authorities and, optionally, one's own. */
public final class Trust {
  private Trust() {}

  /**
   * A context for outgoing connections. It checks the chain only; comparing the host name is the client's part.
   *
   * @param authorities PEM file of more authorities, such as the campus's own
   * @throws IllegalStateException when the file can't be read or holds no certificate
   */
  public static SSLContext context(Optional<Path> authorities) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, authorities.isEmpty() ? null : managers(jdkAnd(authorities.get())), null);
      return context;
    } catch (IOException | GeneralSecurityException wrong) {
      throw new IllegalStateException(
          "reading trusted authorities from %s: expected PEM certificates, got %s"
              .formatted(authorities.map(Path::toString).orElse("the JDK"), wrong),
          wrong);
    }
  }

  /** Why these authorities can't be trusted, in words; empty when they can. */
  public static Optional<String> problem(Path authorities) {
    try {
      context(Optional.of(authorities));
      return Optional.empty();
    } catch (IllegalStateException wrong) {
      return Optional.of("expected a file of PEM certificates, got %s; correct the path or the file".formatted(wrong.getCause()));
    }
  }

  private static KeyStore jdkAnd(Path pem) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var manager : managers(null)) {
      for (var issuer : ((X509TrustManager) manager).getAcceptedIssuers()) {
        store.setCertificateEntry("jdk-" + store.size(), issuer);
      }
    }
    try (var in = Files.newInputStream(pem)) {
      var own = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (own.isEmpty()) {
        throw new IOException("no certificate in " + pem);
      }
      for (var certificate : own) {
        store.setCertificateEntry("own-" + store.size(), certificate);
      }
    }
    return store;
  }

  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
