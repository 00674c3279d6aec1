"""What people see: pages and pictures made from the warehouse file, read-only."""
