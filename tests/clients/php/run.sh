php -d error_reporting=-1 -d display_errors=1 scenario.php
