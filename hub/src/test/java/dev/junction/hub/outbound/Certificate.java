package dev.junction.hub.outbound;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate that the JDK's own tool made.
 *
 * @param pem    the certificate
 * @param server speaks TLS with it
 */
public record Certificate(Path pem, ServerSocketFactory server) {

  /** @param name such as {@code ip:127.0.0.1} or {@code dns:localhost} */
  public static Certificate of(String name, Path folder) throws Exception {
    var store = folder.resolve("server.p12");
    var password = "only for this test";
    keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + name, "-validity", "2",
        "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", password);
    var pem = folder.resolve("server.pem");
    keytool("-exportcert", "-rfc", "-alias", "server", "-keystore", store.toString(), "-storepass", password, "-file", pem.toString());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(store.toFile(), password.toCharArray()), password.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return new Certificate(pem, context.getServerSocketFactory());
  }

  private static void keytool(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of(arguments));
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
  }
}
