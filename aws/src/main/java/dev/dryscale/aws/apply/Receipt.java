package dev.dryscale.aws.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.live.Refusal;
import dev.dryscale.aws.live.TimeSource;
import dev.dryscale.aws.plan.ChangePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The record of one run, and all that its undo needs. Every record is on the disk, here and in the audit log, before the
 * step that it announces is taken.
 */
public final class Receipt {

    private final Path file;
    private final Chain chain;
    private final StateFolder home;
    private final TimeSource time;

    private Receipt(Path file, Chain chain, StateFolder home, TimeSource time) {
        this.file = file;
        this.chain = chain;
        this.home = home;
        this.time = time;
    }

    /** A new run of {@code plan}. */
    static Receipt begin(ChangePlan plan, List<String> options, StateFolder state, TimeSource time) throws IOException {
        state.make();
        var at = time.now().toString().replaceAll("[^0-9]", "");
        var name =
                at.substring(0, Math.min(14, at.length())) + "-" + plan.sha256().substring(0, 8);
        int copy = 1;
        while (Files.exists(state.receipt(name + (copy == 1 ? "" : "-" + copy)))) {
            copy++;
        }
        var file = state.receipt(name + (copy == 1 ? "" : "-" + copy));
        var receipt = new Receipt(file, Chain.open(file, state.storage()), state, time);
        var data = JsonNodeFactory.instance.objectNode();
        data.put("plan", plan.sha256()).put("version", plan.version());
        data.put("account", plan.account()).put("region", plan.region()).put("group", plan.group());
        data.put("policy", plan.policy()).put("policy_arn", plan.target().policyArn());
        data.set("was", plan.was());
        data.set("will", plan.will());
        data.put("fingerprint", plan.seen().fingerprint())
                .put("evidence", plan.evidence().sha256());
        var given = data.putArray("options");
        plan.waivers().forEach(given::add);
        options.forEach(given::add);
        receipt.record(Step.STARTED, data);
        return receipt;
    }

    /**
     * An earlier run.
     *
     * @throws Refusal when its chain is broken, or ends before the audit log says that it does
     */
    public static Receipt open(Path file, StateFolder state, TimeSource time) throws IOException {
        if (!Files.exists(file)) {
            throw new java.nio.file.NoSuchFileException(file.toString());
        }
        var chain = Chain.open(file, state.storage());
        if (chain.size() == 0
                || !Step.STARTED
                        .word()
                        .equals(chain.records().get(0).path("step").asText())) {
            throw new Refusal(file + ": is no receipt, or one that a crash left empty: then nothing was written");
        }
        var folder = file.toAbsolutePath().getParent();
        var home = folder == null ? state : new StateFolder(folder, state.storage());
        var receipt = new Receipt(file, chain, home, time);
        receipt.refuseCut();
        return receipt;
    }

    private void refuseCut() throws IOException {
        int last = 0;
        for (var record : home.audited()) {
            if (record.path("receipt").asText().equals(name())) {
                last = record.path("record").asInt();
            }
        }
        if (last > chain.size()) {
            throw new Refusal(file + ": has " + chain.size() + " records, the audit log knows of " + last
                    + ": the file was cut. Nothing is done on its word");
        }
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    void record(Step step, ObjectNode data) throws IOException {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("at", time.now().toString()).put("step", step.word());
        record.set("data", data);
        var written = chain.append(record);
        var audited = JsonNodeFactory.instance.objectNode();
        audited.put("at", written.path("at").asText()).put("receipt", name());
        audited.put("record", chain.size()).put("step", step.word());
        audited.put("record_sha256", written.path("sha256").asText());
        audited.put("group", group()).put("account", account()).put("region", region());
        home.audit(audited);
    }

    void record(Step step, String sentence) throws IOException {
        record(step, JsonNodeFactory.instance.objectNode().put("sentence", sentence));
    }

    private ObjectNode started() {
        return (ObjectNode) chain.records().get(0).path("data");
    }

    public Path file() {
        return file;
    }

    public String account() {
        return started().path("account").asText();
    }

    public String region() {
        return started().path("region").asText();
    }

    public String group() {
        return started().path("group").asText();
    }

    public String policy() {
        return started().path("policy").asText();
    }

    String policyArn() {
        return started().path("policy_arn").asText();
    }

    /** The request that was to be sent. */
    public ObjectNode will() {
        return (ObjectNode) started().path("will").deepCopy();
    }

    /** The request that takes it back. */
    public ObjectNode was() {
        return (ObjectNode) started().path("was").deepCopy();
    }

    Step last() {
        var word = chain.records().get(chain.size() - 1).path("step").asText();
        return Arrays.stream(Step.values())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(file + ": has a step " + word + " that this version does not know"));
    }

    /** Whether a request may have left this machine. */
    public boolean sent() {
        return chain.records().stream()
                .anyMatch(record -> record.path("step").asText().equals(Step.SENDING.word()));
    }

    /** What is true by the records alone, with its time. */
    public String sentence() {
        var record = chain.records().get(chain.size() - 1);
        return record.path("at").asText() + " " + last().meaning();
    }
}
