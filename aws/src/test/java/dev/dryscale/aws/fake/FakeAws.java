package dev.dryscale.aws.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dryscale.aws.api.AwsFailure;
import dev.dryscale.aws.api.Mutator;
import dev.dryscale.aws.api.ReadCall;
import dev.dryscale.aws.api.Reader;
import dev.dryscale.aws.live.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account with one Auto Scaling group, as documents in AWS's words. Called directly it is a {@link Reader} and a {@link
 * Mutator}; the loopback server puts the wire in between.
 */
public final class FakeAws implements Reader, Mutator {

    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "us-east-1";
    public static final String GROUP = "shop";
    public static final String POLICY = "cpu";
    public static final String PUT = "PutScalingPolicy";

    /** What happens at a call. */
    public record Injection(String action, int number, Fault fault, boolean afterEffect) {
        boolean hits(String called, int times, int calls) {
            return action.equals("*") ? number == calls : action.equals(called) && (number == 0 || number == times);
        }
    }

    private record Pending(Instant due, ObjectNode request) {}

    public final ObjectNode group = node();
    public final Map<String, ObjectNode> policies = new LinkedHashMap<>();
    public final List<ObjectNode> activities = new ArrayList<>();
    public final List<ObjectNode> refreshes = new ArrayList<>();
    public final List<ObjectNode> scheduledActions = new ArrayList<>();
    public final Set<String> alarms = new HashSet<>();
    public final List<Injection> injections = new ArrayList<>();
    public final List<String> permissions = new ArrayList<>();
    public final List<ObjectNode> writes = new ArrayList<>();

    /** Runs when the write arrives, before it has its effect. */
    public Runnable atWrite = () -> {};

    /** Runs when a call of that action arrives. */
    public final Map<String, Runnable> atCall = new HashMap<>();

    public @Nullable Set<String> allowed;
    public @Nullable Duration effectAfter;
    public String account = ACCOUNT;
    public double metric = 50.0;
    public Duration metricAge = Duration.ofMinutes(2);
    public boolean metricMissing;
    public int staleReads;
    public boolean flipFlop;
    public int alarmsMade = 2;
    public int pageSize = 50;
    public boolean endlessPages;
    public String answeredArn = "";

    private final TimeSource time;
    private final Map<String, Integer> times = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private @Nullable ObjectNode before;
    private int calls;
    private int uuid;

    public FakeAws(TimeSource time) {
        this.time = time;
        group.put("AutoScalingGroupName", GROUP);
        group.put("AutoScalingGroupARN", arn("autoScalingGroup:1:autoScalingGroupName/" + GROUP));
        group.put("MinSize", 2).put("MaxSize", 12).put("DesiredCapacity", 4).put("DefaultCooldown", 300);
        group.put("DefaultInstanceWarmup", 120).put("HealthCheckType", "ELB");
        group.putArray("AvailabilityZones").add("us-east-1a").add("us-east-1b");
        group.put("CreatedTime", VirtualTime.START.minus(Duration.ofDays(90)).toString());
        for (int i = 0; i < 4; i++) {
            instance("InService");
        }
        tag("dryscale-apply", "allowed");
        policies.put(POLICY, policy(POLICY, 50.0));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String arn(String what) {
        return "arn:aws:autoscaling:" + REGION + ":" + ACCOUNT + ":" + what;
    }

    public FakeAws instance(String lifecycleState) {
        group.withArray("Instances")
                .addObject()
                .put("InstanceId", "i-0" + group.path("Instances").size())
                .put("LifecycleState", lifecycleState);
        return this;
    }

    public FakeAws tag(String key, String value) {
        group.withArray("Tags").addObject().put("Key", key).put("Value", value);
        return this;
    }

    public void dropTags() {
        group.putArray("Tags");
    }

    /** A target tracking policy on the group's CPU, with its alarms. */
    public ObjectNode policy(String name, double target) {
        var request = node().put("AutoScalingGroupName", GROUP).put("PolicyName", name);
        request.put("PolicyType", "TargetTrackingScaling").put("EstimatedInstanceWarmup", 120);
        var configuration = request.putObject("TargetTrackingConfiguration");
        configuration
                .putObject("PredefinedMetricSpecification")
                .put("PredefinedMetricType", "ASGAverageCPUUtilization");
        configuration.put("TargetValue", target).put("DisableScaleIn", false);
        request.put("Enabled", true);
        return stored(request);
    }

    private ObjectNode stored(ObjectNode request) {
        var policy = request.deepCopy();
        policy.put(
                "PolicyARN",
                arn("scalingPolicy:1:autoScalingGroupName/" + GROUP + ":policyName/"
                        + request.path("PolicyName").asText()));
        policy.putArray("StepAdjustments");
        boolean scalesIn = !request.path("TargetTrackingConfiguration")
                .path("DisableScaleIn")
                .asBoolean();
        var made = policy.putArray("Alarms");
        for (int i = 0; i < Math.min(alarmsMade, scalesIn ? 2 : 1); i++) {
            var name = "TargetTracking-" + GROUP + (i == 0 ? "-AlarmHigh-" : "-AlarmLow-") + ++uuid;
            made.addObject().put("AlarmName", name).put("AlarmARN", arn("alarm:" + name));
            alarms.add(name);
        }
        return policy;
    }

    /** The policy as it stands. */
    public ObjectNode standing() {
        return Objects.requireNonNull(policies.get(POLICY));
    }

    /** The target that stands now. */
    public double target() {
        return target(policies.getOrDefault(POLICY, node()));
    }

    private static double target(JsonNode policy) {
        return policy.path("TargetTrackingConfiguration").path("TargetValue").asDouble(Double.NaN);
    }

    /** Counts calls and writes anew. */
    public void resetCounts() {
        times.clear();
        calls = 0;
        writes.clear();
        permissions.clear();
    }

    /** How many calls there were. */
    public int calls() {
        return calls;
    }

    public FakeAws inject(String action, int number, Fault fault, boolean afterEffect) {
        injections.add(new Injection(action, number, fault, afterEffect));
        return this;
    }

    @Override
    public ObjectNode read(ReadCall call, ObjectNode request) {
        return translated(call.action(), () -> serve(call.action(), request));
    }

    @Override
    public ObjectNode putScalingPolicy(ObjectNode request) {
        return translated(PUT, () -> serve(PUT, request));
    }

    private static ObjectNode translated(String action, java.util.function.Supplier<ObjectNode> call) {
        try {
            return call.get();
        } catch (Fault.Raised e) {
            throw new AwsFailure(e.fault().kind(), action, e.fault().code());
        }
    }

    /** One call as it arrives. */
    public synchronized ObjectNode serve(String action, ObjectNode request) {
        calls++;
        int count = times.merge(action, 1, Integer::sum);
        var service = action.equals("GetCallerIdentity")
                ? "sts"
                : action.equals("DescribeAlarms") || action.equals("GetMetricData") ? "cloudwatch" : "autoscaling";
        permissions.add(service + ":" + action);
        atCall.getOrDefault(action, () -> {}).run();
        if (allowed != null && !allowed.contains(service + ":" + action)) {
            throw new Fault.Raised(Fault.DENIED, "User is not authorized to perform: " + service + ":" + action);
        }
        land();
        var hit = injections.stream()
                .filter(injection -> injection.hits(action, count, calls))
                .findFirst();
        if (hit.isPresent() && !hit.get().afterEffect()) {
            if (action.equals(PUT)) {
                writes.add(request.deepCopy());
            }
            throw new Fault.Raised(hit.get().fault(), "injected");
        }
        var answer = answer(action, request);
        if (hit.isPresent()) {
            throw new Fault.Raised(hit.get().fault(), "injected");
        }
        return answer;
    }

    private ObjectNode answer(String action, ObjectNode request) {
        return switch (action) {
            case "GetCallerIdentity" ->
                node().put("Account", account)
                        .put("Arn", "arn:aws:iam::" + account + ":role/ops")
                        .put("UserId", "A");
            case "DescribeAutoScalingGroups" -> groups(request);
            case "DescribePolicies" -> page("ScalingPolicies", shownPolicies(), request);
            case "DescribeScalingActivities" -> list("Activities", activities);
            case "DescribeScheduledActions" -> list("ScheduledUpdateGroupActions", scheduledActions);
            case "DescribeInstanceRefreshes" -> list("InstanceRefreshes", refreshes);
            case "DescribeAlarms" -> alarms(request);
            case "GetMetricData" -> metricData();
            case PUT -> put(request);
            default -> throw new Fault.Raised(Fault.INVALID, "no action " + action);
        };
    }

    private static ObjectNode list(String member, List<ObjectNode> items) {
        var answer = node();
        var array = answer.putArray(member);
        items.forEach(item -> array.add(item.deepCopy()));
        return answer;
    }

    private ObjectNode page(String member, List<ObjectNode> items, ObjectNode request) {
        int from = request.hasNonNull("NextToken")
                ? Integer.parseInt(request.get("NextToken").asText())
                : 0;
        int to = Math.min(items.size(), from + pageSize);
        var answer = list(member, items.subList(Math.min(from, to), to));
        if (endlessPages || to < items.size()) {
            answer.put("NextToken", Integer.toString(endlessPages ? 0 : to));
        }
        return answer;
    }

    private ObjectNode groups(ObjectNode request) {
        var wanted = request.path("AutoScalingGroupNames").path(0).asText();
        boolean there = group.path("AutoScalingGroupName").asText().equals(wanted);
        return list("AutoScalingGroups", there ? List.of(group) : List.of());
    }

    private List<ObjectNode> shownPolicies() {
        var shown = new ArrayList<>(policies.values());
        var old = before;
        boolean stale = staleReads > 0 || (flipFlop && times.getOrDefault("DescribePolicies", 0) % 2 == 0);
        if (old != null && stale) {
            staleReads--;
            var name = old.path("PolicyName");
            var shownInstead = old;
            shown.replaceAll(policy -> policy.path("PolicyName").equals(name) ? shownInstead : policy);
        }
        return shown;
    }

    private ObjectNode alarms(ObjectNode request) {
        var found = new ArrayList<ObjectNode>();
        request.path("AlarmNames").forEach(name -> {
            if (alarms.contains(name.asText())) {
                found.add(node().put("AlarmName", name.asText()).put("StateValue", "OK"));
            }
        });
        return list("MetricAlarms", found);
    }

    private ObjectNode metricData() {
        var result = node().put("Id", "tracked").put("Label", "CPUUtilization").put("StatusCode", "Complete");
        var times = result.putArray("Timestamps");
        var values = result.putArray("Values");
        if (!metricMissing) {
            times.add(time.now().minus(metricAge).toString());
            values.add(metric);
        }
        return list("MetricDataResults", List.of(result));
    }

    private ObjectNode put(ObjectNode request) {
        atWrite.run();
        writes.add(request.deepCopy());
        if (group.path("Tags").findValuesAsText("Value").stream().noneMatch("allowed"::equals)) {
            throw new Fault.Raised(Fault.DENIED, "the condition on the group's tag does not hold");
        }
        var policy = stored(request);
        if (effectAfter == null) {
            take(request);
        } else {
            pending.add(new Pending(time.now().plus(effectAfter), request.deepCopy()));
        }
        var arn = answeredArn.isEmpty() ? policy.path("PolicyARN").asText() : answeredArn;
        var answer = node().put("PolicyARN", arn);
        answer.set("Alarms", policy.path("Alarms"));
        return answer;
    }

    private void land() {
        pending.removeIf(late -> {
            boolean due = !late.due().isAfter(time.now());
            if (due) {
                take(late.request());
            }
            return due;
        });
    }

    private void take(ObjectNode request) {
        var name = request.path("PolicyName").asText();
        before = policies.get(name);
        policies.put(name, stored(request));
    }
}
