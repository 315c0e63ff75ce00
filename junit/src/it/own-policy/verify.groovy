def report = new File(basedir, 'target/surefire-reports/TEST-acme.ShopPoliciesTest.xml').text
assert report.contains('tests="5" errors="0" skipped="0" failures="0"')
def published = []
new File(basedir, 'target').eachFileRecurse { if (it.name == 'result.json') published << it.parentFile.name }
assert published.count { it == 'dryscale-roomy-1' } == 2 && published.contains('dryscale-hot-2')
