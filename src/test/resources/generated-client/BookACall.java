import generated.client.ApiClient;
import generated.client.api.ReadersApi;
import generated.client.api.StaffApi;
import generated.client.model.BookCall;
import generated.client.model.Cancellation;
import generated.client.model.Credentials;
import generated.client.model.Rescheduling;

/**
 * Books, moves and cancels a call, and finds it among those at the desk, as an integrator would.
 */
class BookACall {
  public static void main(String[] args) throws Exception {
    var address = args[0];
    var article = args[1];
    var readers = new ReadersApi(client(address));

    var slots = readers.listSlots(article, null, 14, "Europe/Berlin").getSlots();
    var call =
        readers.bookCall(
            new BookCall()
                .article(article)
                .startsAt(slots.get(0))
                .zone("Europe/Berlin")
                .name("Anna Ivanova")
                .email("anna@example.org")
                .consent(true)
                .question("How were the samples dried?"),
            "one-call");
    var moved =
        readers.rescheduleBooking(call.getToken(), new Rescheduling().startsAt(slots.get(1)));
    readers.cancelBooking(call.getToken(), new Cancellation().reason("The answer is found."));
    var read = readers.getBooking(call.getToken());

    var session =
        new StaffApi(client(address))
            .openSession(new Credentials().email(args[2]).password(args[3]));
    var signedIn = client(address);
    signedIn.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + session.getAccessToken()));
    var listed =
        new StaffApi(signedIn)
            .listBookings(null, null, null, article, null, null)
            .getItems()
            .get(0);

    System.out.println(call.getReference() + " " + call.getStatus() + " " + call.getSequence());
    System.out.println(moved.getReference() + " " + moved.getStatus() + " " + moved.getSequence());
    System.out.println(read.getReference() + " " + read.getStatus() + " " + read.getSequence());
    System.out.println(listed.getReference() + " " + listed.getStatus());
  }

  private static ApiClient client(String address) {
    var client = new ApiClient();
    client.updateBaseUri(address);
    return client;
  }
}
