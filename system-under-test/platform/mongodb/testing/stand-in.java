import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.util.List;

/** Serves on a free port of the loopback, tells its address on stdout, and ends when whoever started it is gone. */
class StandIn {
  /** What mongo-java-server can do is MongoDB 4.2; the driver talks to nothing that says it is older than 4.4. */
  private static final MongoVersion NEW_ENOUGH = new MongoVersion() {
    public List<Integer> getVersionArray() {
      return List.of(4, 4, 0, 0);
    }

    public int getWireVersion() {
      return 9;
    }
  };

  public static void main(String[] arguments) throws IOException {
    var server = new MongoServer(new MemoryBackend().version(NEW_ENOUGH));
    server.bind("127.0.0.1", 0);
    System.out.println(server.getConnectionString());
    while (System.in.read() != -1) {}
    server.shutdownNow();
    System.exit(0);
  }
}
