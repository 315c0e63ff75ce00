# What a well-known post tells people to run.
aws autoscaling create-auto-scaling-group \
  --auto-scaling-group-name seed-asg \
  --launch-configuration-name seed-lc \
  --min-size 2 --max-size 4 --desired-capacity 2 \
  --availability-zones ap-northeast-2a ap-northeast-2b ap-northeast-2c \
  --load-balancer-names seed-clb \
  --vpc-zone-identifier subnet-0a subnet-0b

cat > scaling_policy.json <<'EOF'
{
  "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"},
  "TargetValue": 80.0,
  "ScaleInCooldown": 300,
  "ScaleOutCooldown": 300
}
EOF
aws autoscaling put-scaling-policy --auto-scaling-group-name seed-asg --policy-name seed-policy \
  --policy-type TargetTrackingScaling --target-tracking-configuration file://scaling_policy.json
